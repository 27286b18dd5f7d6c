package dev.pacenote.assembly.sandbox;

import dev.pacenote.adapters.out.push.delivery.device.VapidKeys;
import dev.pacenote.domain.delivery.device.PushHosts;
import dev.pacenote.sandbox.push.PushService;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The phone of the sandbox: its push service, and the keys by which that knows us. */
@Singleton
@Requires(beans = SandboxServices.class)
public final class SandboxPhone {

    private static final String SUBJECT = "mailto:nobody@sandbox.example";

    private final PushService service;
    private final VapidKeys keys;

    SandboxPhone(SandboxServices services) {
        service = services.of(PushService.class, (clock, _) -> open(services, clock));
        keys = keys(services.file("web-push-keys"));
    }

    private static PushService open(SandboxServices services, InstantSource clock) {
        try {
            return PushService.open(services.file("push-service"), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Made at the first start and kept: other keys would void every subscription. */
    private static VapidKeys keys(Path file) {
        try {
            if (!Files.exists(file)) {
                var made = VapidKeys.generate(SUBJECT);
                Files.write(file, List.of(made.publicKey(), made.privateKey()));
            }
            var lines = Files.readAllLines(file);
            return VapidKeys.of(lines.getFirst(), lines.getLast(), SUBJECT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PushService service() {
        return service;
    }

    /** The keys that were made for this sandbox. */
    public VapidKeys keys() {
        return keys;
    }

    /** The only push service that a sandbox sends to. */
    public List<PushHosts.Host> hosts() {
        return List.of(PushHosts.Host.of(service.authority()));
    }
}
