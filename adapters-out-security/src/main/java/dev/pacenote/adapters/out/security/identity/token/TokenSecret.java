package dev.pacenote.adapters.out.security.identity.token;

/** What signs tokens; it must never be printed. */
public final class TokenSecret {

    private final byte[] bytes;

    public TokenSecret(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }
}
