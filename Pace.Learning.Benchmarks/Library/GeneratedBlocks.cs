using System.Globalization;

namespace Pace.Learning.Benchmarks.Library;

/// <summary>The blocks of a generated lesson: each has some, and all kinds come round.</summary>
internal sealed class GeneratedBlocks(Random random, PlainSentences say)
{
    public static readonly string[] Sources = ["NORTH22", "SOUTH23", "EAST24", "WEST25", "CITY21"];

    public string Source() => Sources[random.Next(Sources.Length)];

    public string Table() =>
        $"| When | Who | What |\n| --- | --- | --- |\n{string.Concat(Enumerable.Range(0, 4).Select(i => $"| Day {i} | {say.One()} | {say.One()} |\n"))}";

    /// <summary>The blocks, each with the id that answers refer to; <c>null</c>: none do.</summary>
    public IEnumerable<(string Text, string? Id)> OfLesson(int number)
    {
        yield return ($":::key-point On Monday\n{say.Some(3)}\n:::", null);
        yield return (Check("first-check", number), "first-check");
        yield return ($":::reflection\nid: last-time\n---\n{say.Some(2)} What would you do now?\n:::", "last-time");
        yield return (number % 8) switch
        {
            0 => ($":::figure\nvalue: {random.Next(20, 99)}%\nsays: of those who were asked said that it helped\nsample: {random.Next(20, 90)} of 97 answered\nsource: {Source()}\n---\n{say.One()}\n:::", null),
            1 => ($":::figure\nimage: media/picture-{number % 40}.png\nalt: {say.One()}\ncaption: {say.One()}\nsource: own\n---\n:::", null),
            2 => (Scenario(), null),
            3 => ($":::pool\nid: closing-questions\ndraw: 1\n---\n{Check("pool-one", number)}\n{Check("pool-two", number + 1)}\n:::", "closing-questions"),
            4 => ($":::media A call\nid: a-call\nkind: audio\nsrc: media/call-{number % 20}.mp3\ntranscript: media/call-{number % 20}.md\n---\n:::", null),
            5 => ($":::parent-voice\nid: a-voice\ncontribution: voice-{number}\nabout: What helped\n---\n{say.Some(2)}\n:::", "a-voice"),
            6 => ($":::download Checklist\nfile: downloads/checklist-{number % 20}.md\n---\n{say.One()}\n:::", null),
            _ => ($":::grounding\n{say.Some(2)}\n:::", null),
        };
    }

    private string Check(string id, int number) => (number % 5) switch
    {
        0 => $":::check\nid: {id}\nkind: multiple\n---\n{say.Some(2)} What comes first?\n\n{Options(2)}:::",
        1 => $":::check\nid: {id}\nkind: ordering\n---\n{say.Some(2)} In which order?\n\n1. First, {say.One()}\n2. Second, {say.One()}\n3. Third, {say.One()}\n:::",
        2 => $":::check\nid: {id}\nkind: matching\n---\n{say.Some(2)} What goes with what?\n\n- One {say.One()} => Left {say.One()}\n- Two {say.One()} => Middle {say.One()}\n- Three {say.One()} => Right {say.One()}\n:::",
        3 => $":::check\nid: {id}\nkind: short\n---\n{say.Some(2)} What do you say?\n\n- {say.One()}\n- {say.One()}\n\n> {say.Some(3)}\n:::",
        _ => $":::check\nid: {id}\nkind: single\n---\n{say.Some(2)} What do you do?\n\n{Options(1)}\n{say.One()}\n:::",
    };

    private string Options(int right) => string.Concat(Enumerable.Range(1, 4).Select(i =>
        string.Create(CultureInfo.InvariantCulture, $"- [{(i <= right ? "x" : " ")}] Way {i}: {say.One()}\n  > {say.Some(2)}\n")));

    private string Scenario()
    {
        string Choice(string title, string inside) => $":::choice {title} {say.Phrase()}\nverdict: helps\n---\n{say.Some(2)}\n{inside}:::\n";
        return $":::scenario The phone call\nid: the-phone-call\n---\n{say.Some(3)}\n\n{Choice("Say", $"\n{Choice("Ring", "")}\n{Choice("Write", "")}")}\n{Choice("Ask", "")}:::";
    }
}
