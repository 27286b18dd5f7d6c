package dev.pacenote.application.identity.account.mail;

import java.net.URI;
import java.util.Collection;

/**
 * Addresses of our own pages, for mails.
 *
 * @param publicUrl base without trailing slash, such as {@code https://pacenote.example}
 */
public record AccountLinks(String publicUrl) {

    public AccountLinks {
        while (publicUrl.endsWith("/")) {
            publicUrl = publicUrl.substring(0, publicUrl.length() - 1);
        }
    }

    public URI verify(String token) {
        return at("/verify-email?token=" + token);
    }

    public URI unsubscribe(String token) {
        return at("/api/v1/unsubscribe?token=" + token);
    }

    /** Where mails about these areas stop, and no others. */
    public URI unsubscribe(String token, Collection<String> areas) {
        return at("/api/v1/unsubscribe?token=" + token + "&area=" + String.join("~", areas));
    }

    public URI resetPassword(String token) {
        return at("/reset-password?token=" + token);
    }

    public URI forgotPassword() {
        return at("/forgot-password");
    }

    public URI home() {
        return at("/");
    }

    public URI login() {
        return at("/login");
    }

    /** Where a person says whether they want the daily mail. */
    public URI settings() {
        return at("/me");
    }

    /**
     * A page of an area.
     *
     * @param path with its leading slash
     */
    public URI at(String path) {
        return URI.create(publicUrl + path);
    }
}
