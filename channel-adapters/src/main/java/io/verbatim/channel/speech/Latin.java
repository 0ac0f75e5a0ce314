package io.verbatim.channel.speech;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** A text in the letters that the embedded voice knows, the English ones: accents fall, Cyrillic and Greek are spelled by sound. */
final class Latin {
    /** Said where the text is in a script that cannot be spelled. */
    static final String UNREADABLE = "Please read the text of this message.";

    private static final Map<Integer, String> SOUNDS = sounds();

    private Latin() {
    }

    /** Never empty: where most of the letters are lost, a sentence that says so takes the text's place. */
    static String of(String text) {
        var spelled = new StringBuilder(text.length());
        var marked = Normalizer.normalize(text, Normalizer.Form.NFKD);
        marked.codePoints().forEach(letter -> spelled.append(sound(letter)));
        long letters = marked.codePoints().filter(Character::isLetter).count();
        long kept = spelled.chars().filter(Character::isLetter).count();
        boolean isLost = kept * 2 < letters || spelled.chars().noneMatch(Character::isLetterOrDigit);
        return isLost ? UNREADABLE : spelled.toString().replaceAll(" {2,}", " ").strip();
    }

    private static String sound(int letter) {
        if (letter < 0x7f) {
            return letter < ' ' ? " " : Character.toString(letter);
        }
        int type = Character.getType(letter);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return "";
        }
        String lower = SOUNDS.get(letter);
        return lower == null ? SOUNDS.getOrDefault(Character.toLowerCase(letter), " ") : lower;
    }

    private static Map<Integer, String> sounds() {
        var sounds = new HashMap<Integer, String>();
        put(sounds, "ß ss æ ae œ oe ø o ð th þ th ł l đ d ı i ’ ' ‘ ' “ \" ” \" „ \" – - — - € euros £ pounds ° degrees × times");
        put(sounds, "а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch ш sh щ shch ъ "
            + "' ы y ь ' э e ю yu я ya є ye і i ґ g ђ dj ј y љ ly њ ny ћ ch џ dz");
        put(sounds, "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ h ψ ps ω o");
        return Map.copyOf(sounds);
    }

    private static void put(Map<Integer, String> sounds, String pairs) {
        var words = pairs.split(" ");
        for (int i = 0; i < words.length; i += 2) {
            boolean isWord = words[i + 1].length() > 3;
            sounds.put(words[i].codePointAt(0), isWord ? " " + words[i + 1] + " " : words[i + 1]);
        }
    }
}
