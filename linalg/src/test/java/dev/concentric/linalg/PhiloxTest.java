package dev.concentric.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The known answers that the authors of Philox publish for philox4x32 with 10 rounds. */
class PhiloxTest {

    @Test
    void answersZeros() {
        assertWords(0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
    }

    @Test
    void answersOnes() {
        assertWords(-1, -1, -1, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
    }

    /** Counter 243f6a88 85a308d3 13198a2e 03707344 and key a4093822 299f31d0, lowest word first. */
    @Test
    void answersTheDigitsOfPi() {
        assertWords(
                0x299f31d0_a4093822L,
                0x85a308d3_243f6a88L,
                0x03707344_13198a2eL,
                0xd16cfe09,
                0x94fdcceb,
                0x5001e420,
                0x24126ea1);
    }

    private static void assertWords(long key, long low, long high, int... expected) {
        int[] words = new int[6];
        Philox.block(key, low, high, words, 1, 1);
        assertArrayEquals(new int[] {0, expected[0], expected[1], expected[2], expected[3], 0}, words);
        int[] apart = new int[12];
        Philox.block(key, low, high, apart, 2, 3);
        assertArrayEquals(
                new int[] {0, 0, expected[0], 0, 0, expected[1], 0, 0, expected[2], 0, 0, expected[3]}, apart);
        assertEquals((long) expected[0] << 32 | expected[1] & 0xFFFFFFFFL, Philox.bits(key, low, high));
        assertEquals(4, Philox.WORDS);
    }
}
