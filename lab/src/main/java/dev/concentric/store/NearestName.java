package dev.concentric.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was meant. */
final class NearestName {

    private NearestName() {}

    /** Returns the name with the fewest edits from a mistyped one, if it is near enough to have been meant. */
    static Optional<String> to(String mistyped, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(mistyped, name) <= Math.max(2, mistyped.length() / 4)
                        || lastPart(mistyped).equals(lastPart(name)))
                .min(Comparator.<String>comparingInt(name -> distance(mistyped, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Returns a sentence that names the name that was meant, or else all of them. */
    static String advice(String mistyped, Collection<String> names) {
        return to(mistyped, names)
                .map(name -> "did you mean '" + name + "'?")
                .orElseGet(() -> "known are " + String.join(", ", names));
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The number of insertions, deletions, replacements and swaps of neighbours that make one text of the other. */
    static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : edits(a, b, edits, i, j);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int edits(String a, String b, int[][] edits, int i, int j) {
        int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }
}
