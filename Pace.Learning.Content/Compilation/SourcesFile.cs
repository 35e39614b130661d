using Pace.Learning.Content.Files;

namespace Pace.Learning.Content.Compilation;

/// <summary><c>sources.yaml</c>: the documents that figures and facts come from.</summary>
internal static class SourcesFile
{
    private const string File = "sources.yaml";

    /// <summary>Reads the sources. When the file has errors, the last good ones stand in.</summary>
    public static IReadOnlyList<Source> Read(IContentFolder folder, IReadOnlyList<Source>? lastGood, FindingLog findings)
    {
        if (!folder.Paths.Contains(File))
        {
            return [];
        }
        var sources = TextFile.Read(folder, File, findings) is { } lines ? Read(lines, findings) : [];
        return findings.HasErrors && lastGood is { Count: > 0 } ? lastGood : sources;
    }

    public static FindingLog Log() => new(File);

    private static List<Source> Read(string[] lines, FindingLog findings)
    {
        var sources = new List<Source>();
        var value = YamlReader.ReadAny(string.Join('\n', lines), 1, findings);
        if (value is not YamlList list || list.Items.Any(i => i is not YamlMap))
        {
            if (value is not null and not YamlMap { Entries.Count: 0 })
            {
                findings.Error(1, RuleNames.FrontMatter, "The file is a list whose entries have fields: \"- tag: …\".");
            }
            return sources;
        }
        foreach (var map in list.Items.Cast<YamlMap>())
        {
            if (Read(map, findings) is { } source)
            {
                sources.Add(source);
            }
        }
        foreach (var twice in sources.GroupBy(s => s.Tag.ToLowerInvariant()).Where(g => g.Count() > 1))
        {
            findings.Error(1, RuleNames.DuplicateId, $"Two sources have the tag \"{twice.Key}\".");
        }
        return [.. sources.DistinctBy(s => s.Tag.ToLowerInvariant())];
    }

    private static Source? Read(YamlMap map, FindingLog findings)
    {
        var fields = new Fields(map, map.Line, "a source", findings);
        var tag = fields.Text("tag", required: true, most: 40);
        var title = fields.Text("title", required: true);
        var publisher = fields.Text("publisher", required: true);
        var year = fields.Whole("year", 1900, 2200);
        var about = fields.Text("about", required: true);
        fields.RefuseOthers();
        if (tag is not null && !tag.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            fields.Bad(fields.LineOf("tag"), "A tag is made of letters, digits and hyphens.");
            return null;
        }
        return tag is null || title is null || publisher is null || about is null ? null : new(tag, title, publisher, year, about);
    }
}
