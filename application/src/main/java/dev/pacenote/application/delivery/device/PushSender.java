package dev.pacenote.application.delivery.device;

import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.domain.delivery.device.PushTarget;
import java.util.Optional;

/** Hands pushes to the push services of devices. */
public interface PushSender {

    /**
     * The key with which browsers subscribe to our pushes, uncompressed in base64url; empty when it
     * sends none to browsers.
     */
    Optional<String> publicKey();

    /** Whether pushes are sent to that target: its service is one of those that we send to. */
    boolean reaches(PushTarget target);

    /**
     * Hands a push over, once; takes ten seconds at most. Whatever happens is a result, never an
     * exception.
     */
    SendResult send(PushTarget target, Push push);
}
