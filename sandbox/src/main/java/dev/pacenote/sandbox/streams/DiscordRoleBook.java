package dev.pacenote.sandbox.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.pacenote.sandbox.streams.LoopbackServer.Answer;
import dev.pacenote.sandbox.streams.LoopbackServer.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The roles of one server as the bot makes, deletes, gives and takes them. Discord lets it do so
 * with the permission to manage roles alone, and with roles below its own highest one.
 */
record DiscordRoleBook(ArrayNode roles, Map<String, List<String>> members, Supplier<String> ids) {

    private static final long MANAGE_ROLES = 1L << 28;
    private static final long ADMINISTRATOR = 1L << 3;

    Answer answer(Asked request, String[] parts) {
        var own = members.getOrDefault(DiscordService.BOT_ID, List.of());
        if (!mayManage(own)) {
            return DiscordService.refused(403, 50_013, "Missing Permissions");
        }
        if (parts[5].equals("roles") && request.method().equals("POST")) {
            return make(request.json());
        }
        var id = parts[parts.length - 1];
        var role = find(id);
        if (role.isEmpty()) {
            return DiscordService.refused(404, 10_011, "Unknown Role");
        }
        if (role.get().path("managed").asBoolean()
                || role.get().path("position").asInt() >= highest(own)) {
            return DiscordService.refused(403, 50_013, "Missing Permissions");
        }
        return parts[5].equals("roles")
                ? delete(id)
                : change(parts[6], id, request.method().equals("PUT"));
    }

    private boolean mayManage(List<String> own) {
        long bits = 0;
        for (var role : roles) {
            if (own.contains(role.path("id").asText())) {
                bits |= role.path("permissions").asLong();
            }
        }
        return (bits & (MANAGE_ROLES | ADMINISTRATOR)) != 0;
    }

    private int highest(List<String> own) {
        int highest = 0;
        for (var role : roles) {
            if (own.contains(role.path("id").asText())) {
                highest = Math.max(highest, role.path("position").asInt());
            }
        }
        return highest;
    }

    private Optional<JsonNode> find(String id) {
        for (var role : roles) {
            if (role.path("id").asText().equals(id)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    private Answer make(JsonNode body) {
        var role = roles.addObject();
        role.put("id", ids.get())
                .put("name", body.path("name").asText("new role"))
                .put("permissions", body.path("permissions").asText("0"))
                .put("color", 0)
                .put("position", 1)
                .put("mentionable", body.path("mentionable").asBoolean(false))
                .put("managed", false);
        return Answer.of(200, role);
    }

    private Answer delete(String id) {
        for (int i = roles.size() - 1; i >= 0; i--) {
            if (roles.get(i).path("id").asText().equals(id)) {
                roles.remove(i);
            }
        }
        members.replaceAll((_, own) -> own.stream().filter(it -> !it.equals(id)).toList());
        return Answer.of(204, "");
    }

    private Answer change(String user, String id, boolean has) {
        var own = members.get(user);
        if (own == null) {
            return DiscordService.refused(404, 10_007, "Unknown Member");
        }
        var next = new ArrayList<>(own);
        next.remove(id);
        if (has) {
            next.add(id);
        }
        members.put(user, List.copyOf(next));
        return Answer.of(204, "");
    }
}
