package dev.concentric.linalg;

/** A program that says which kernels its JVM has chosen, or why it refuses to choose. */
final class KernelReport {

    private KernelReport() {}

    public static void main(String[] arguments) {
        try {
            System.out.println(KernelSelection.current().description());
        } catch (IllegalArgumentException first) {
            try {
                KernelSelection.current();
            } catch (IllegalArgumentException second) {
                System.out.println("refused twice: " + second.getMessage());
            }
        }
    }
}
