package dev.pacenote.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the snapshot that later instances start from a warm one: before it, real requests go through
 * everything that needs no store; then connections are let go of. Nothing that must differ between
 * instances exists by then: no identity, no token, no random number.
 */
final class SnapStart implements Resource {

    private static final Logger LOG = LoggerFactory.getLogger(SnapStart.class);

    /** The framework keeps only weak references to resources. */
    private static @org.jspecify.annotations.Nullable SnapStart registered;

    private final ApiFunction api;

    private SnapStart(ApiFunction api) {
        this.api = api;
    }

    static void prepare(ApiFunction api) {
        var resource = new SnapStart(api);
        registered = resource;
        Core.getGlobalContext().register(resource);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        prime("/health");
        prime("/openapi.yml");
        prime("/api/v1/users/me");
        api.service().rest();
    }

    private void prime(String path) {
        var event = JsonFunction.JSON.createObjectNode().put("version", "2.0");
        event.put("rawPath", path).putObject("requestContext").putObject("http").put("method", "GET");
        JsonNode answer = api.handle(event, new NoContext());
        LOG.info("primed with {}: {}", path, answer.path("statusCode").asInt());
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Connections are opened by the first question that needs one.
        LOG.info("restored");
    }
}
