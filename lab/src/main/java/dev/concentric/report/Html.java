package dev.concentric.report;

/** A page put together piece by piece; every text is escaped. */
final class Html {
    private final StringBuilder page = new StringBuilder();

    /** Adds markup as it is. */
    Html markup(String markup) {
        page.append(markup);
        return this;
    }

    /** Adds an element of a class that holds a text. */
    Html element(String name, String cssClass, String text) {
        page.append('<').append(name);
        if (!cssClass.isEmpty()) {
            page.append(" class=\"").append(cssClass).append('"');
        }
        page.append('>').append(escaped(text)).append("</").append(name).append(">\n");
        return this;
    }

    /** Adds an element that holds a text. */
    Html element(String name, String text) {
        return element(name, "", text);
    }

    /** Adds a script that runs. */
    Html script(String code) {
        // Only in strings and regular expressions can these stand, and a backslash changes nothing there.
        page.append("<script>\n")
                .append(code.replaceAll("(?i)</(?=script)", "<\\\\/").replace("<!--", "<\\!--"))
                .append("</script>\n");
        return this;
    }

    /** Adds JSON for a script to read. */
    Html json(String cssClass, String json) {
        page.append("<script type=\"application/json\" class=\"")
                .append(cssClass)
                .append("\">")
                .append(json.replace("<", "\\u003c"))
                .append("</script>\n");
        return this;
    }

    /** Returns a text with the characters that mean something in markup written out. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
