namespace Pace.Learning.Content.Language.Passages;

/// <summary>Text that is read in one go (a paragraph, a heading, a cell), gathered from the lines on which it stands. It remembers where each letter came from.</summary>
internal sealed class Passage
{
    private char[] letters = new char[512];
    private int[] places = new int[512];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Letters => letters.AsSpan(0, Length);

    /// <summary>Whether a line break ends a sentence unless a small letter follows, as in notes that aren't Markdown.</summary>
    public bool LinesMatter { get; init; }

    /// <summary>Where a letter stands in the whole text.</summary>
    public int PlaceOf(int index) => places[index];

    /// <summary>Adds a part of the text, after a line break where there is something already.</summary>
    public void Add(ReadOnlySpan<char> text, int start, int end)
    {
        if (start >= end)
        {
            return;
        }
        var needed = Length + end - start + 1;
        if (needed > letters.Length)
        {
            Array.Resize(ref letters, Math.Max(needed, letters.Length * 2));
            Array.Resize(ref places, letters.Length);
        }
        if (Length > 0)
        {
            (letters[Length], places[Length]) = ('\n', start);
            Length++;
        }
        for (var i = start; i < end; i++)
        {
            (letters[Length], places[Length]) = (text[i], i);
            Length++;
        }
    }

    public void Clear() => Length = 0;
}
