package dev.pacenote.application.delivery.device;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * What a device shows.
 *
 * @param url where a press on it leads: a path of ours, or https
 * @param collapseKey a push replaces an older one with the same key, on its way and on the device
 * @param notification the item of the inbox that it is about
 * @param keep how long the push service waits for the device
 */
public record Push(
        String title,
        String body,
        Optional<String> url,
        String collapseKey,
        UUID notification,
        Duration keep) {

    @Override
    public String toString() {
        return "Push[" + notification + "]";
    }
}
