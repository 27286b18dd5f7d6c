package dev.pacenote.application.delivery.device;

import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.domain.delivery.device.PushTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes every push, or answers what it is told to. */
final class RecordingPushSender implements PushSender {

    final List<Push> sent = new ArrayList<>();
    SendResult answer = new SendResult.Accepted();
    boolean reaches = true;

    @Override
    public Optional<String> publicKey() {
        return Optional.of("BPublic");
    }

    @Override
    public boolean reaches(PushTarget target) {
        return reaches;
    }

    @Override
    public SendResult send(PushTarget target, Push push) {
        sent.add(push);
        return answer;
    }
}
