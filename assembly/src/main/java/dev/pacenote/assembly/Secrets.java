package dev.pacenote.assembly;

/** What must never be printed. */
public final class Secrets {

    private final byte[] jwt;

    public Secrets(byte[] jwt) {
        this.jwt = jwt.clone();
    }

    public byte[] jwt() {
        return jwt.clone();
    }
}
