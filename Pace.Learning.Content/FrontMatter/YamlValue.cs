namespace Pace.Learning.Content.FrontMatter;

/// <summary>A piece of YAML, with the line of the file on which it stands.</summary>
internal abstract record YamlValue(int Line);

internal sealed record YamlText(string Value, int Line) : YamlValue(Line);

internal sealed record YamlList(IReadOnlyList<YamlValue> Items, int Line) : YamlValue(Line);

internal sealed record YamlEntry(string Name, YamlValue Value, int Line);

internal sealed record YamlMap(IReadOnlyList<YamlEntry> Entries, int Line) : YamlValue(Line)
{
    public YamlEntry? Find(string name) => Entries.FirstOrDefault(e => e.Name == name);

    public string? Text(string name) => Find(name)?.Value is YamlText { Value.Length: > 0 } text ? text.Value : null;
}
