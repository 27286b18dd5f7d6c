package dev.pacenote.benchmarks.messages;

import dev.pacenote.benchmarks.messages.PeopleProcess.Person;
import dev.pacenote.lambda.local.LocalLambda;
import dev.pacenote.lambda.local.LocalWorld;
import dev.pacenote.lambda.local.standin.SesStandIn;
import dev.pacenote.sandbox.Sandbox;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long it takes through the functions until a message is accepted, and until its recipient's
 * socket at the gateway has it, at some rates: {@code LambdaMessagesBenchmark SECONDS RATE...}. The
 * load, the functions and what stands in for AWS share this process and the machine.
 */
public final class LambdaMessagesBenchmark {

    private static final int PEOPLE = 200;

    private LambdaMessagesBenchmark() {}

    public static void main(String[] args) throws Exception {
        // The stand-ins answer in two steps, of which the second one must not wait for the client.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var length = Duration.ofSeconds(args.length > 0 ? Integer.parseInt(args[0]) : 20);
        var rates = new ArrayList<Integer>();
        for (int i = 1; i < args.length; i++) {
            rates.add(Integer.parseInt(args[i]));
        }
        try (var world = new LocalWorld();
                var lambda = open(world)) {
            var load =
                    new MessageLoad(
                            people(lambda),
                            lambda.port(),
                            lambda.sockets().port(),
                            Map.of("all", ProcessHandle.current()));
            load.listen();
            load.send("warming up", 20, length);
            for (int rate : rates.isEmpty() ? List.of(200) : rates) {
                load.send("at " + rate + "/s", rate, length);
            }
        }
        System.exit(0);
    }

    private static LocalLambda open(LocalWorld world) {
        var variables = new HashMap<>(world.variables());
        // Only functions in processes of their own fetch their secrets.
        variables.remove("PACENOTE_SECRETS");
        variables.put("JWT_SECRET", "the secret of all functions of this world");
        variables.put("OCLIENT_SECRET", Sandbox.oauthClientSecret());
        variables.put("MESSAGES_PER_MINUTE", "1000000");
        variables.put("FIRST_CONTACTS_PER_DAY", "1000000");
        return LocalLambda.open(
                world.aws(),
                new LocalLambda.Setting(
                        variables,
                        0,
                        InstantSource.system(),
                        Optional.empty(),
                        configuration -> configuration),
                (_, _) -> SesStandIn.Sink.Word.ACCEPTED);
    }

    private static List<Person> people(LocalLambda lambda) throws Exception {
        var file = Files.createTempFile("pacenote-people", ".tokens");
        try {
            var _ = PeopleServer.people(lambda, PEOPLE, file);
            return PeopleProcess.people(file);
        } finally {
            Files.delete(file);
        }
    }
}
