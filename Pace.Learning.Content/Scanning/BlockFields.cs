namespace Pace.Learning.Content.Scanning;

/// <summary>The YAML fields that may stand at the top of a block, up to a <c>---</c> line.</summary>
internal static class BlockFields
{
    /// <summary>Reads a block's fields if it has any; returns the last line that they use.</summary>
    public static int Read(ScannedBlock block, string[] lines, FindingLog findings)
    {
        var first = block.Line + 1;
        if (first > lines.Length || !LooksLikeField(lines[first - 1]))
        {
            return block.Line;
        }
        var end = first;
        while (end <= lines.Length && lines[end - 1].TrimEnd() is not "---" && !lines[end - 1].StartsWith(":::", StringComparison.Ordinal))
        {
            end++;
        }
        block.Fields = YamlReader.Read(lines.AsSpan(first - 1, end - first), first, findings);
        if (end <= lines.Length && lines[end - 1].TrimEnd() is "---")
        {
            return end;
        }
        findings.Error(block.Line, RuleNames.FrontMatter, $"The fields of this {block.Kind} block need a line \"---\" after them.");
        return end - 1;
    }

    private static bool LooksLikeField(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && line.AsSpan(0, colon).IndexOfAnyExcept(Name.Characters) < 0
            && (colon + 1 == line.Length || line[colon + 1] is ' ' or '\t');
    }
}
