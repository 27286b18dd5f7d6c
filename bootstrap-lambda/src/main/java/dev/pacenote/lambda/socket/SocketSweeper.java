package dev.pacenote.lambda.socket;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.adapters.in.http.notice.stream.gateway.GatewaySweep;
import dev.pacenote.lambda.JsonFunction;
import dev.pacenote.lambda.LambdaService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the gateway's sockets that are over. The cloud's clock starts it every minute. */
public final class SocketSweeper extends JsonFunction {

    private static final Logger LOG = LoggerFactory.getLogger(SocketSweeper.class);

    private final LambdaService service;

    public SocketSweeper() {
        this(LambdaService.fromEnvironment(false));
    }

    public SocketSweeper(LambdaService service) {
        this.service = service;
    }

    @Override
    public JsonNode handle(JsonNode event, Context context) {
        var swept = service.bean(GatewaySweep.class).sweep();
        LOG.info(
                "sockets: {} open, {} closed, {} asked to leave, {} not looked at",
                swept.open(),
                swept.closed(),
                swept.asked(),
                swept.failed());
        return JSON.createObjectNode()
                .put("open", swept.open())
                .put("closed", swept.closed())
                .put("asked", swept.asked())
                .put("failed", swept.failed());
    }
}
