package dev.pacenote.domain.delivery;

/**
 * How far what a mail server says of readers is believed. A server that refuses reader after reader
 * and takes nothing in between has something against us, whatever it says: an address of ours that
 * is wrong would cost everybody their mail. And one that has taken nothing yet has not shown that
 * it takes anything.
 *
 * @param taking whether it has taken a mail
 * @param refusedInARow readers it refused for good since
 */
public record RefusalTrust(boolean taking, int refusedInARow) {

    /** So many readers who follow each other may be gone. */
    public static final int MAX_IN_A_ROW = 4;

    /** Nothing was handed over yet. */
    public static final RefusalTrust UNKNOWN = new RefusalTrust(false, 0);

    /** After a mail that the server took. */
    public RefusalTrust accepted() {
        return new RefusalTrust(true, 0);
    }

    /** After a refusal for good. */
    public RefusalTrust refused() {
        return new RefusalTrust(taking, refusedInARow + 1);
    }

    /** Whether the latest refusal is about the reader. */
    public boolean isBelieved() {
        return taking && !isAgainstUs();
    }

    /** Whether an operator has to look at it, as no mail leaves. */
    public boolean isAgainstUs() {
        return refusedInARow > MAX_IN_A_ROW;
    }
}
