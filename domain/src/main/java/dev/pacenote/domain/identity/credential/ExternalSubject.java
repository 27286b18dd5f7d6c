package dev.pacenote.domain.identity.credential;

import java.util.regex.Pattern;

/**
 * Somebody by the tokens of an OpenID Connect issuer.
 *
 * @param issuer its {@code iss}: an https URL, or an http one on this machine, as it stands
 * @param subject its {@code sub}: 1 to 255 ASCII characters; upper and lower case differ
 */
public record ExternalSubject(String issuer, String subject) implements ExternalIdentity {

    private static final int MAX_LENGTH = 255;
    private static final Pattern ISSUER = Pattern.compile("https?://[!-~]+");
    private static final Pattern SUBJECT = Pattern.compile("[ -~]+");

    public ExternalSubject {
        if (issuer.length() > MAX_LENGTH || !ISSUER.matcher(issuer).matches()) {
            throw new IllegalArgumentException("an issuer is a URL of at most 255 characters");
        }
        if (subject.length() > MAX_LENGTH || !SUBJECT.matcher(subject).matches()) {
            throw new IllegalArgumentException("a subject has 1 to 255 ASCII characters");
        }
    }
}
