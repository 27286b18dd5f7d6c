package dev.pacenote.domain.delivery.device;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Where a device takes its pushes. Never printed and never shown. */
public sealed interface PushTarget {

    /** What kind of device it is. */
    Platform platform();

    /** The same for the same target only, so that a device is found by it. */
    String fingerprint();

    /** A browser, by its push service. */
    record WebPush(PushEndpoint endpoint, SubscriptionKeys keys) implements PushTarget {

        @Override
        public Platform platform() {
            return Platform.WEB;
        }

        @Override
        public String fingerprint() {
            return sha256(Platform.WEB.wireName() + " " + endpoint.value());
        }

        @Override
        public String toString() {
            return "WebPush[hidden]";
        }
    }

    /** An app on a phone, by the service of the phone's maker. */
    record App(Platform platform, AppToken token) implements PushTarget {

        public App {
            if (platform == Platform.WEB) {
                throw new IllegalArgumentException("a browser is no app");
            }
        }

        @Override
        public String fingerprint() {
            return sha256(platform.wireName() + " " + token.value());
        }

        @Override
        public String toString() {
            return "App[hidden]";
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
