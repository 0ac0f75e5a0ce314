package io.verbatim.channel.nlp;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The model that turns a sentence into a vector: sentences that mean the same lie close together. Takes some 100 MB. */
final class SentenceModel implements AutoCloseable {

    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String VOCABULARY = "/all-minilm-l6-v2-q-tokenizer.json";

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final WordPieces pieces;

    private SentenceModel(byte[] model, WordPieces pieces) throws OrtException {
        this.pieces = pieces;
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            this.session = environment.createSession(model, options);
        }
    }

    /**
     * Reads the model; takes about a second.
     *
     * @throws IllegalStateException if there is none for this machine
     */
    static SentenceModel load() {
        try {
            var tokenizer = new JsonMapper().readValue(resource(VOCABULARY), Tokenizer.class);
            return new SentenceModel(resource(MODEL), new WordPieces(tokenizer.model().vocab()));
        } catch (OrtException | LinkageError e) {
            throw new IllegalStateException("The sentence model does not run on this machine", e);
        }
    }

    /** The sentence as a vector of length 1. */
    float[] vector(String sentence) {
        var ids = pieces.of(sentence);
        try (var input = tensor(ids); var mask = tensor(filled(ids.length, 1)); var types = tensor(filled(ids.length, 0));
             var result = session.run(Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
            var tokens = ((float[][][]) result.get(0).getValue())[0];
            return normal(sum(tokens));
        } catch (OrtException e) {
            throw new IllegalStateException("The sentence model failed", e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("The sentence model does not end", e);
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, new long[][] {values});
    }

    private static long[] filled(int length, long value) {
        var values = new long[length];
        Arrays.fill(values, value);
        return values;
    }

    private static float[] sum(float[][] tokens) {
        var sum = new float[tokens[0].length];
        for (var token : tokens) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += token[i];
            }
        }
        return sum;
    }

    private static float[] normal(float[] vector) {
        double square = 0;
        for (float value : vector) {
            square += value * value;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(square);
        }
        return vector;
    }

    private static byte[] resource(String name) {
        try (var in = SentenceModel.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Missing from the class path: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is needed of the model's description of its vocabulary. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Tokenizer(Words model) { }

    /** The pieces and their numbers. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Words(Map<String, Integer> vocab) { }
}
