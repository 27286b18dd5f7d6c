package dev.pacenote.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import dev.pacenote.adapters.out.aws.trackmania.search.SearchMessageJson;
import dev.pacenote.application.trackmania.search.PerformSearch;

/** Works searches off, for which people wait. */
public final class SearchWorker extends QueueFunction {

    private final LambdaService service;

    public SearchWorker() {
        this(LambdaService.fromEnvironment(false));
    }

    public SearchWorker(LambdaService service) {
        this.service = service;
    }

    @Override
    boolean work(Message message, Context context) throws InterruptedException {
        try (var _ = Deadline.of(context)) {
            service.part(PerformSearch.class).perform(SearchMessageJson.read(message.body()));
            return true;
        }
    }
}
