package dev.pacenote.lambda.delivery;

import com.amazonaws.services.lambda.runtime.Context;
import dev.pacenote.adapters.out.email.delivery.bounce.ReturnedMail;
import dev.pacenote.application.delivery.bounce.RecordBounce;
import dev.pacenote.lambda.LambdaService;
import dev.pacenote.lambda.QueueFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops daily mail to addresses of which SES says that mail came back for good, or was called
 * unwanted. What nobody understands stays in the queue until the queue lays it aside.
 */
public final class BounceReader extends QueueFunction {

    private static final Logger LOG = LoggerFactory.getLogger(BounceReader.class);

    private final LambdaService service;

    public BounceReader() {
        this(LambdaService.fromEnvironment(false));
    }

    public BounceReader(LambdaService service) {
        super(service.failedMessages());
        this.service = service;
    }

    @Override
    public boolean work(Message message, Context context) {
        switch (SesNotification.read(message.body())) {
            case SesNotification.Harmless(var what) -> LOG.debug("nothing to do: {}", what);
            case SesNotification.Undeliverable undeliverable -> record(undeliverable);
        }
        return true;
    }

    private void record(SesNotification.Undeliverable undeliverable) {
        var bounce =
                service.bean(ReturnedMail.class)
                        .read(
                                undeliverable::header,
                                undeliverable.reason(),
                                undeliverable.sentAt());
        if (bounce.isEmpty()) {
            LOG.info("a bounce names no mail of ours; nothing is changed");
            return;
        }
        var result = service.bean(RecordBounce.class).record(bounce.get());
        LOG.debug("mail {} bounced: {}", bounce.get().mail(), result);
    }
}
