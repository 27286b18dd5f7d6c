package dev.pacenote.adapters.in.http.platform.webapp;

import java.nio.file.Path;
import java.util.Set;

/**
 * The built app of somebody else, which a host of its own shows in place of ours.
 *
 * @param authority host and port as browsers name them, without the usual port of the scheme
 * @param folder of its files, with {@code index.html}
 * @param services origins of which its pages may ask something
 */
public record HostedApp(String authority, Path folder, Set<String> services) {
    public HostedApp {
        services = Set.copyOf(services);
    }
}
