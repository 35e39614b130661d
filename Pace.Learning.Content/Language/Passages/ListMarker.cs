namespace Pace.Learning.Content.Language.Passages;

/// <summary>What opens an item of a list.</summary>
internal static class ListMarker
{
    /// <summary>How long the marker is that a line starts with, its space included; 0: there is none.</summary>
    public static int LengthAt(ReadOnlySpan<char> line)
    {
        var end = line.Length > 0 && line[0] is ('-' or '*' or '+' or '•') ? 1 : 0;
        if (end == 0)
        {
            var digits = line.IndexOfAnyExceptInRange('0', '9');
            end = digits is > 0 and <= 9 && line[digits] is ('.' or ')') ? digits + 1 : 0;
        }
        return end > 0 && end < line.Length && line[end] is (' ' or '\t') ? end + 1 : 0;
    }
}
