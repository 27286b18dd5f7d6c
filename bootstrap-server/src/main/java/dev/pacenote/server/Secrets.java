package dev.pacenote.server;

/** What must never be printed. */
final class Secrets {

    private final byte[] jwt;

    Secrets(byte[] jwt) {
        this.jwt = jwt.clone();
    }

    byte[] jwt() {
        return jwt.clone();
    }
}
