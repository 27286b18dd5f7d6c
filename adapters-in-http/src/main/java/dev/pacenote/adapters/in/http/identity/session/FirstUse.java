package dev.pacenote.adapters.in.http.identity.session;

/**
 * Routes at whose first use a person whom the outside issuer knows gets an account. Everywhere else
 * they have to say who they are before.
 *
 * @param root such as {@code /parts}; everything below it too
 */
public record FirstUse(String root) {

    boolean contains(String path) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
