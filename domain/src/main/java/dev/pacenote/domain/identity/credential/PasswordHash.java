package dev.pacenote.domain.identity.credential;

/** A password hash in its encoded form (algorithm, parameters, salt, hash). Never printed. */
public record PasswordHash(String encoded) {
    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
