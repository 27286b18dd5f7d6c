package dev.pacenote.sandbox;

import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * The sandbox alone, on a port of its own: {@code SandboxMain PORT MAPS}. For trying the server
 * against "real" services.
 */
public final class SandboxMain {

    private SandboxMain() {}

    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 4000;
        int maps = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        var clock = InstantSource.system();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var world = new World(clock, today);
        var inventor = new Inventor(1);
        inventor.drivers(world, 150);
        inventor.author(
                world, new TmxUser(1, "Mad Fox"), maps, 100, new Inventor.Pace(0.3, 1), today);
        var sandbox = new Sandbox(world, inventor, new Faults(1), port);
        System.out.println(
                String.format(
                        Locale.ROOT,
                        """
                AUTH_API_URL=%s
                LEAD_API=%s
                OAUTH_API_URL=%s
                TMX_API_URL=%s
                AUTHORIZATION=%s
                OCLIENT_ID=%s
                OCLIENT_SECRET=%s""",
                        sandbox.authUrl(),
                        sandbox.url("live"),
                        sandbox.url("oauth"),
                        sandbox.url("tmx"),
                        Sandbox.basicAuthorization(),
                        Sandbox.oauthClientId(),
                        Sandbox.oauthClientSecret()));
    }
}
