package dev.pacenote.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.configuration.json.JsonMappers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A function whose events and answers are JSON. */
public abstract class JsonFunction implements RequestStreamHandler {

    public static final ObjectMapper JSON = JsonMappers.forDocuments();

    @Override
    public final void handleRequest(InputStream event, OutputStream answer, Context context)
            throws IOException {
        JSON.writeValue(answer, handle(JSON.readTree(event), context));
    }

    public abstract JsonNode handle(JsonNode event, Context context);
}
