package dev.pacenote.architecture.planted.adapters.out.two;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** An adapter that reads JSON in its own way. */
final class OwnMapper {

    private OwnMapper() {}

    static int number(String json) throws JsonProcessingException {
        return JsonMapper.builder().build().readValue(json, Integer.class);
    }
}
