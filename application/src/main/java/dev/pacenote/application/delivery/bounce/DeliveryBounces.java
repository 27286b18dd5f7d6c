package dev.pacenote.application.delivery.bounce;

import dev.pacenote.application.delivery.Deliveries;
import dev.pacenote.application.delivery.DeliveryObserver;
import dev.pacenote.application.delivery.mail.MailChannel;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.InstantSource;
import java.util.Optional;

/** Mails about notices that came back: the name of such a mail says which deliveries were in it. */
public final class DeliveryBounces implements MessageRecipients {

    /** Somebody else changes a delivery once or twice while a report is read. */
    private static final int MAX_ATTEMPTS = 5;

    private final Deliveries deliveries;
    private final DeliveryObserver observer;
    private final InstantSource clock;

    public DeliveryBounces(Deliveries deliveries, DeliveryObserver observer, InstantSource clock) {
        this.deliveries = deliveries;
        this.observer = observer;
        this.clock = clock;
    }

    @Override
    public Optional<AccountId> of(String message) {
        return MailChannel.messageOf(message).stream()
                .flatMap(name -> deliveries.ofMessage(name).stream())
                .map(Delivery::account)
                .findFirst();
    }

    /**
     * Notes that a mail came back: what was in it was not told. The same report again changes
     * nothing, nor does one about another mail.
     *
     * @param mail its stable name
     */
    void cameBack(String mail) {
        MailChannel.messageOf(mail).stream()
                .flatMap(name -> deliveries.ofMessage(name).stream())
                .forEach(this::cameBack);
    }

    private void cameBack(Delivery found) {
        var delivery = Optional.of(found);
        for (int i = 0; i < MAX_ATTEMPTS && delivery.isPresent(); i++) {
            var bounced = delivery.get().bounced(clock.instant());
            if (bounced.isEmpty()) {
                return;
            }
            if (deliveries.save(bounced.get()) instanceof SaveResult.Saved<Delivery>(var saved)) {
                observer.changed(saved);
                return;
            }
            delivery = deliveries.find(found.id());
        }
    }
}
