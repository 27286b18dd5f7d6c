package dev.pacenote.benchmarks.messages;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.sandbox.Beans;
import dev.pacenote.configuration.Variables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.inbox.InboxEvents;
import dev.pacenote.server.PacenoteServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * The server of {@link SocketsBenchmark} and {@link MessagesBenchmark} in a process of its own,
 * configured by its environment: so many people are logged in there. A line that it reads says to
 * how many of them something happens, and is answered when that is stored. Arguments: people, and a
 * file for their numbers and tokens.
 */
public final class PeopleServer {

    /** So many things happen at once. */
    private static final int WRITERS = 8;

    private PeopleServer() {}

    public static void main(String[] args) throws IOException {
        var configuration =
                switch (Configuration.read(Variables.ofThisProcess())) {
                    case Configuration.Result.Complete(var complete) -> complete;
                    case Configuration.Result.Refused(var problems) ->
                            throw new IllegalStateException(problems.toString());
                };
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (var server = PacenoteServer.start(configuration, InstantSource.system())) {
            var people = people(server, Integer.parseInt(args[0]), Path.of(args[1]));
            server.startScheduledJobs();
            System.out.println("PORT " + server.port());
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                tell(server.bean(Commits.class), people.subList(0, Integer.parseInt(line)));
                System.out.println("DONE");
            }
        }
    }

    /** Logs so many in, and writes their numbers and tokens into the file. */
    public static List<AccountId> people(Beans server, int many, Path tokens) throws IOException {
        var people = new ArrayList<AccountId>();
        var lines = new ArrayList<String>();
        for (int i = 0; i < many; i++) {
            var now = Instant.now();
            var account =
                    server.bean(Accounts.class)
                            .insert(
                                    new NewAccount(
                                            new Username("person" + i),
                                            new EmailAddress("person" + i + "@example.org"),
                                            Role.USER,
                                            Optional.of(now),
                                            now));
            people.add(account.id());
            lines.add(account.id() + " " + token(server, account.id(), now));
        }
        Files.write(tokens, lines);
        return people;
    }

    private static String token(Beans server, AccountId account, Instant now) {
        var session =
                BearerSession.start(
                        new SessionId(UUID.randomUUID()),
                        account,
                        UUID.randomUUID(),
                        now,
                        new Session.ClientInfo("benchmark", "127.0.0.1"));
        server.bean(Sessions.class).add(session);
        var access =
                new Tokens.Access(
                        account, session.id(), Role.USER, Optional.of(session.current().id()));
        return server.bean(Tokens.class).access(access, UUID.randomUUID(), now);
    }

    private static void tell(Commits commits, List<AccountId> people) {
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            people.forEach(one -> threads.execute(() -> tell(commits, one)));
        }
    }

    private static void tell(Commits commits, AccountId account) {
        var _ =
                commits.commit(
                        Set.of(account),
                        heads ->
                                new Outcome<>(
                                        account,
                                        List.of(
                                                heads.find(account)
                                                        .orElseThrow()
                                                        .happened(
                                                                InboxEvents.COUNTS,
                                                                Instant.now(),
                                                                StoredFacts.builder().build())),
                                        List.of()));
    }
}
