package dev.pacenote.adapters.out.postgres.platform;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * A database address in either spelling: {@code postgres://user:password@host:port/name?sslmode=…}
 * or {@code jdbc:postgresql://…}. A primary and its standbys stand in it one after the other:
 * {@code host:port,host:port}.
 */
public record DatabaseUrl(String jdbcUrl, String user, String password) {

    /**
     * @throws IllegalArgumentException when it is neither
     */
    public static DatabaseUrl read(String text) {
        if (text.startsWith("jdbc:postgresql://")) {
            return new DatabaseUrl(text, "", "");
        }
        if (!text.startsWith("postgres://") && !text.startsWith("postgresql://")) {
            throw new IllegalArgumentException("not a Postgres address");
        }
        var url = URI.create(text);
        if (url.getRawAuthority() == null || url.getPath() == null || url.getPath().length() < 2) {
            throw new IllegalArgumentException("host or database missing");
        }
        var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        int at = url.getRawAuthority().lastIndexOf('@');
        var login = at < 0 ? "" : url.getRawAuthority().substring(0, at);
        var hosts = url.getRawAuthority().substring(at + 1);
        for (var host : hosts.split(",", -1)) {
            if (URI.create("postgres://" + host).getHost() == null) {
                throw new IllegalArgumentException("no host");
            }
        }
        int colon = login.indexOf(':');
        return new DatabaseUrl(
                "jdbc:postgresql://" + hosts + url.getRawPath() + query,
                decode(colon < 0 ? login : login.substring(0, colon)),
                colon < 0 ? "" : decode(login.substring(colon + 1)));
    }

    private static String decode(String text) {
        // A plus is a plus here: only %XX is an escape in this part of an address.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "DatabaseUrl[hidden]";
    }
}
