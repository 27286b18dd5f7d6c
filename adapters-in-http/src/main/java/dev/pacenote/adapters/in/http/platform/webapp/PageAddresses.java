package dev.pacenote.adapters.in.http.platform.webapp;

import java.util.List;

/**
 * Addresses that pages of the app share with the interface for programs (contract of parts, 1.1):
 * whoever names HTML and brings no {@code Authorization} gets the page.
 *
 * @param root such as {@code /parts}; everything below it too
 * @param except paths below it that are never pages
 */
public record PageAddresses(String root, List<String> except) {

    public PageAddresses {
        except = List.copyOf(except);
    }

    boolean contain(String path) {
        return isBelow(root, path) && except.stream().noneMatch(other -> isBelow(other, path));
    }

    private static boolean isBelow(String root, String path) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
