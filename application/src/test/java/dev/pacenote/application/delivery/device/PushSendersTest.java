package dev.pacenote.application.delivery.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.domain.delivery.device.AppToken;
import dev.pacenote.domain.delivery.device.Platform;
import dev.pacenote.domain.delivery.device.PushTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each push goes to the service of its device. */
class PushSendersTest {

    private static final PushTarget BROWSER = DeviceSamples.target();
    private static final PushTarget PHONE = new PushTarget.App(Platform.IOS, new AppToken("a1b2"));
    private static final Push PUSH =
            new Push(
                    "Ann",
                    "Gate 3 is closed",
                    Optional.empty(),
                    "conversation-42",
                    UUID.randomUUID(),
                    Duration.ofHours(1));

    /** Sends to one kind of device. */
    private static final class OfPlatform implements PushSender {

        private final Platform platform;
        private final Optional<String> key;
        private final List<PushTarget> sent = new ArrayList<>();

        OfPlatform(Platform platform, Optional<String> key) {
            this.platform = platform;
            this.key = key;
        }

        @Override
        public Optional<String> publicKey() {
            return key;
        }

        @Override
        public boolean reaches(PushTarget target) {
            return target.platform() == platform;
        }

        @Override
        public SendResult send(PushTarget target, Push push) {
            sent.add(target);
            return new SendResult.Accepted();
        }
    }

    private final OfPlatform phones = new OfPlatform(Platform.IOS, Optional.empty());
    private final OfPlatform browsers = new OfPlatform(Platform.WEB, Optional.of("BPublic"));
    private final PushSenders senders = new PushSenders(List.of(phones, browsers));

    @Test
    void a_push_goes_to_the_service_that_reaches_the_device() {
        senders.send(BROWSER, PUSH);
        senders.send(PHONE, PUSH);

        assertThat(browsers.sent).containsExactly(BROWSER);
        assertThat(phones.sent).containsExactly(PHONE);
        assertThat(senders.publicKey()).contains("BPublic");
    }

    @Test
    void what_no_service_reaches_is_not_sent() {
        var android = new PushTarget.App(Platform.ANDROID, new AppToken("t"));

        assertThat(senders.reaches(PHONE)).isTrue();
        assertThat(senders.reaches(android)).isFalse();
        assertThat(senders.send(android, PUSH)).isEqualTo(new SendResult.Rejected("not_reached"));
        assertThat(new PushSenders(List.of()).publicKey()).isEmpty();
    }
}
