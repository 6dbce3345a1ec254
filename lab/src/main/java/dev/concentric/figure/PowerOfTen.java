package dev.concentric.figure;

/** Powers of ten as labels carry them. */
public final class PowerOfTen {
    private static final String MINUS = "\u207b";
    private static final String DIGITS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

    private PowerOfTen() {}

    /** Returns a power of ten as text, such as 10⁻³. */
    public static String text(int exponent) {
        StringBuilder text = new StringBuilder("10").append(exponent < 0 ? MINUS : "");
        String.valueOf(Math.abs(exponent)).chars().forEach(digit -> text.append(DIGITS.charAt(digit - '0')));
        return text.toString();
    }
}
