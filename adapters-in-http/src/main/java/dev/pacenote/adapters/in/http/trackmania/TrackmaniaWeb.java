package dev.pacenote.adapters.in.http.trackmania;

import dev.pacenote.adapters.in.http.platform.openapi.ExampleValues;
import dev.pacenote.adapters.in.http.platform.webapp.ImageSource;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** What Trackmania adds to what all routes share. */
@Factory
final class TrackmaniaWeb {

    private static final String EXCHANGE = "https://trackmania.exchange";
    private static final String MAP = EXCHANGE + "/mapshow/11";
    private static final String MAP_UID = "PhJGvGjkCaw299rBhVsEhNJKX1";
    private static final String PLAYER = "5846f10a-4f0c-4c38-9a53-3b6f0f9f2b6e";

    /** Pictures of maps. */
    @Singleton
    ImageSource mapPictures() {
        return new ImageSource(EXCHANGE);
    }

    @Singleton
    ExampleValues examples() {
        return new ExampleValues(
                Map.ofEntries(
                        Map.entry("mapUid", MAP_UID),
                        Map.entry("mapName", "$f60Canyon $fffRush"),
                        Map.entry("mapNamePlain", "Canyon Rush"),
                        Map.entry("mapUrl", MAP),
                        Map.entry("boardUrl", MAP),
                        Map.entry("playerName", "Nova"),
                        Map.entry("tmUsername", "Nova"),
                        Map.entry("zoneName", "France"),
                        Map.entry("score", 40000),
                        Map.entry("scoreFormatted", "40.000"),
                        Map.entry("personalBestFormatted", "40.000"),
                        Map.entry("position", 1),
                        Map.entry("Change.type", "beaten"),
                        Map.entry("LastChange.type", "beaten"),
                        Map.entry("record_filter", "top5"),
                        Map.entry("alert_type", "accurate"),
                        Map.entry("config_key", "many_maps_threshold"),
                        Map.entry("accountIds", List.of(PLAYER)),
                        Map.entry("mute_maps", List.of(MAP_UID)),
                        Map.entry("unmute_maps", List.of(MAP_UID))));
    }
}
