package dev.pacenote.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import dev.pacenote.adapters.out.aws.trackmania.search.SearchMessageJson;
import dev.pacenote.application.trackmania.search.PerformSearch;
import dev.pacenote.lambda.runtime.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works searches off, for which people wait. */
public final class SearchWorker extends QueueFunction {

    private static final Logger LOG = LoggerFactory.getLogger(SearchWorker.class);

    private final LambdaService service;

    public SearchWorker() {
        this(LambdaService.fromEnvironment(false));
    }

    public SearchWorker(LambdaService service) {
        super(service.failedMessages());
        this.service = service;
    }

    @Override
    public boolean work(Message message, Context context) throws InterruptedException {
        var search = SearchMessageJson.read(message.body());
        var perform = service.find(PerformSearch.class);
        if (perform.isEmpty()) {
            LOG.info("search {} is left alone: its area is switched off", search);
            return true;
        }
        try (var _ = Deadline.of(context)) {
            perform.get().perform(search);
            return true;
        }
    }
}
