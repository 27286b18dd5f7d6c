package dev.pacenote.adapters.out.push.delivery.device;

import dev.pacenote.configuration.SelfChecked;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.domain.delivery.device.PushHosts;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The push services that we send to.
 *
 * @param hosts names with or without a port, or suffixes after an asterisk; empty: the usual ones
 */
@ConfigurationProperties("web-push-services")
@VariableGroup(title = "Push services", order = 335)
public record WebPushHosts(
        @Variable(
                        value = "WEB_PUSH_HOSTS",
                        otherwise =
                                "the browser vendors' services; in the sandbox its own, by http on"
                                        + " loopback",
                        meaning = "comma list of `host`, `host:port` and `*.suffix`; by https")
                @Bindable(defaultValue = "")
                List<String> hosts)
        implements SelfChecked {

    public WebPushHosts {
        hosts = List.copyOf(hosts);
    }

    /**
     * As they are used.
     *
     * @param usual where none are named
     * @param sandbox whether services on this machine are spoken to by http
     */
    public PushHosts allowed(List<PushHosts.Host> usual, boolean sandbox) {
        return new PushHosts(
                hosts.isEmpty() ? usual : hosts.stream().map(PushHosts.Host::of).toList(), sandbox);
    }

    @Override
    public Stream<String> problems(Predicate<String> given) {
        return hosts.stream().allMatch(WebPushHosts::isHost)
                ? Stream.empty()
                : Stream.of(
                        "WEB_PUSH_HOSTS must be a comma list of hosts such as push.example.net,"
                                + " push.example.net:8443 and *.example.net.");
    }

    private static boolean isHost(String text) {
        try {
            return !PushHosts.Host.of(text).name().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
