package dev.pacenote.application.delivery.device;

import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.domain.delivery.device.PushTarget;
import java.util.List;
import java.util.Optional;

/** All services that pushes are handed to; each target is reached by one of them, or by none. */
public final class PushSenders implements PushSender {

    private final List<PushSender> senders;

    public PushSenders(List<PushSender> senders) {
        this.senders = List.copyOf(senders);
    }

    @Override
    public Optional<String> publicKey() {
        return senders.stream().flatMap(sender -> sender.publicKey().stream()).findFirst();
    }

    @Override
    public boolean reaches(PushTarget target) {
        return sender(target).isPresent();
    }

    private Optional<PushSender> sender(PushTarget target) {
        return senders.stream().filter(sender -> sender.reaches(target)).findFirst();
    }

    @Override
    public SendResult send(PushTarget target, Push push) {
        return sender(target)
                .map(sender -> sender.send(target, push))
                .orElseGet(() -> new SendResult.Rejected("not_reached"));
    }
}
