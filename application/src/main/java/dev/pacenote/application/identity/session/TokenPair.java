package dev.pacenote.application.identity.session;

/** What a client keeps after logging in. Never printed. */
public record TokenPair(String accessToken, String refreshToken) {
    @Override
    public String toString() {
        return "TokenPair[hidden]";
    }
}
