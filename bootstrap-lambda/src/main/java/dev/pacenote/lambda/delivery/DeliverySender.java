package dev.pacenote.lambda.delivery;

import com.amazonaws.services.lambda.runtime.Context;
import dev.pacenote.adapters.out.aws.delivery.SenderMessageJson;
import dev.pacenote.application.delivery.DeliveryChannel;
import dev.pacenote.application.delivery.send.SendDeliveries;
import dev.pacenote.lambda.LambdaService;
import dev.pacenote.lambda.QueueFunction;
import java.util.UUID;

/**
 * Sends the deliveries that messages name: two functions, one fed with pushes and one with
 * webhooks. What a delivery says and where it goes is read from the store; so is whether it is due
 * at all, so that a message that comes twice, or late, sends nothing twice.
 */
public final class DeliverySender extends QueueFunction {

    private final LambdaService service;

    public DeliverySender() {
        this(LambdaService.fromEnvironment(false));
    }

    public DeliverySender(LambdaService service) {
        super(service.failedMessages());
        this.service = service;
    }

    @Override
    public boolean work(Message message, Context context) {
        send(
                service,
                SenderMessageJson.read(message.body())
                        .orElseThrow(() -> new IllegalArgumentException("names no delivery")));
        return true;
    }

    static void send(LambdaService service, UUID delivery) {
        service.bean(SendDeliveries.class).send(delivery, service.beans(DeliveryChannel.class));
    }
}
