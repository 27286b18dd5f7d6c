package dev.pacenote.benchmarks;

import dev.pacenote.assembly.Configuration;
import dev.pacenote.configuration.Variables;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.server.PacenoteServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** A server for measuring, configured like a real one whose upstreams are the sandbox's. */
public final class BenchServer {

    private BenchServer() {}

    static PacenoteServer start(Sandbox sandbox, String requestsPerSecond) throws IOException {
        return start(
                sandbox,
                requestsPerSecond,
                Files.createTempDirectory("pacenote-benchmark"),
                InstantSource.system());
    }

    static PacenoteServer start(
            Sandbox sandbox, String requestsPerSecond, Path data, InstantSource clock) {
        return start(sandbox, requestsPerSecond, data, clock, Map.of());
    }

    /**
     * @param further variables that count more
     */
    static PacenoteServer start(
            Sandbox sandbox,
            String requestsPerSecond,
            Path data,
            InstantSource clock,
            Map<String, String> further) {
        var variables = variables(sandbox, requestsPerSecond, data);
        variables.putAll(further);
        variables.putAll(Variables.ofThisProcess());
        var configuration =
                switch (Configuration.read(variables)) {
                    case Configuration.Result.Complete(var complete) -> complete;
                    case Configuration.Result.Refused(var problems) ->
                            throw new IllegalStateException(problems.toString());
                };
        return PacenoteServer.start(configuration, clock);
    }

    /** Of a real server, but for its upstreams and its mail server, which there is none. */
    public static Map<String, String> variables(
            Sandbox sandbox, String requestsPerSecond, Path data) {
        var variables = new HashMap<String, String>();
        variables.put("PORT", "0");
        variables.put("PACENOTE_DATA", data.toString());
        variables.put("AUTHORIZATION", Sandbox.basicAuthorization());
        variables.put("USER_AGENT", "Pacenote / benchmark / nobody@sandbox.example");
        variables.put("OCLIENT_ID", Sandbox.oauthClientId());
        variables.put("OCLIENT_SECRET", Sandbox.oauthClientSecret());
        variables.put("AUTH_API_URL", sandbox.authUrl().toString());
        variables.put("LEAD_API", sandbox.url("live").toString());
        variables.put("OAUTH_API_URL", sandbox.url("oauth").toString());
        variables.put("TMX_API_URL", sandbox.url("tmx").toString());
        variables.put("UPSTREAM_REQUESTS_PER_SECOND", requestsPerSecond);
        variables.put("SMTP_HOST", "127.0.0.1");
        variables.put("SMTP_PORT", "1");
        variables.put("EMAIL_FROM", "nobody@sandbox.example");
        variables.put("EMAIL_VERIFICATION", "off");
        return variables;
    }
}
