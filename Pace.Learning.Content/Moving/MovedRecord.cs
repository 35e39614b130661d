namespace Pace.Learning.Content.Moving;

/// <summary>
/// Which texts a content folder and an Umbraco had in common last: <c>.umbraco/cms.example.org.txt</c> in the content folder, to be committed with it. What stands in Umbraco and isn't in the list was
/// written there, and nobody overwrites it unasked. Each line is added before or after the act that it tells of, so that a move which is killed half-way goes on where it was.
/// </summary>
public sealed class MovedRecord
{
    private const string Writing = "writing";
    private const string Written = "written";
    private const string Published = "published";

    private readonly string? file;
    private readonly SortedDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    private MovedRecord(string? file) => this.file = file;

    /// <summary>The list's path in the content folder.</summary>
    /// <param name="umbraco">Where the Umbraco is.</param>
    public static string FileFor(Uri umbraco)
    {
        ArgumentNullException.ThrowIfNull(umbraco);
        return $".umbraco/{umbraco.Authority.Replace(':', '-').Replace('[', '-').Replace(']', '-')}.txt";
    }

    /// <summary>Reads the list; a folder without one has nothing in common with that Umbraco.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="umbraco">Where the Umbraco is.</param>
    /// <param name="keeps">Whether what is noted from now on is written to the folder.</param>
    public static MovedRecord Read(string folder, Uri umbraco, bool keeps = true)
    {
        var file = Path.Combine(folder, FileFor(umbraco));
        var record = new MovedRecord(keeps ? file : null);
        foreach (var line in File.Exists(file) ? File.ReadAllLines(file) : [])
        {
            // A line that was cut off by a crash says nothing: it lacks the end of its hash.
            if (line.Split("  ") is [Writing or Written or Published, { Length: > 0 }, { Length: 64 }] and var parts)
            {
                record.Take(parts[0], parts[1], parts[2]);
            }
        }
        return record;
    }

    /// <summary>Whether Umbraco's text came from here, or was brought here, and nobody wrote in it since.</summary>
    /// <param name="path">The document's file.</param>
    /// <param name="text">What Umbraco says.</param>
    public bool Knows(string path, MovedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return entries.TryGetValue(path, out var entry) && (entry.Held == text.Sha256 || entry.Beginning == text.Sha256);
    }

    /// <summary>Whether the text was brought to Umbraco and not to the public yet: a push ended before, or the check stopped it.</summary>
    /// <param name="path">The document's file.</param>
    /// <param name="text">The text.</param>
    public bool IsUnfinished(string path, MovedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return entries.TryGetValue(path, out var entry) && (entry.Beginning == text.Sha256 || (entry.Held == text.Sha256 && !entry.IsPublished));
    }

    /// <summary>Whether the document was public with the last text that both sides had.</summary>
    /// <param name="path">The document's file.</param>
    public bool WasPublished(string path) => entries.TryGetValue(path, out var entry) && entry.IsPublished;

    /// <summary>Notes that a text is about to be written to Umbraco.</summary>
    /// <param name="path">The document's file.</param>
    /// <param name="text">The text.</param>
    public void NoteWriting(string path, MovedText text) => Note(Writing, path, text);

    /// <summary>Notes that Umbraco has a text, as a draft.</summary>
    /// <param name="path">The document's file.</param>
    /// <param name="text">The text.</param>
    public void NoteWritten(string path, MovedText text) => Note(Written, path, text);

    /// <summary>Notes that Umbraco has a text, published.</summary>
    /// <param name="path">The document's file.</param>
    /// <param name="text">The text.</param>
    public void NotePublished(string path, MovedText text) => Note(Published, path, text);

    /// <summary>Leaves one line for each document, in order.</summary>
    public void Tidy()
    {
        if (file is null || !File.Exists(file))
        {
            return;
        }
        var lines = entries.SelectMany(e => new[]
        {
            e.Value.Held is { } held ? Line(e.Value.IsPublished ? Published : Written, e.Key, held) : null, e.Value.Beginning is { } begun ? Line(Writing, e.Key, begun) : null,
        }).OfType<string>();
        var tidy = string.Concat(lines);
        if (File.ReadAllText(file) != tidy)
        {
            File.WriteAllText(file + ".new", tidy);
            File.Move(file + ".new", file, overwrite: true);
        }
    }

    private void Note(string what, string path, MovedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var before = entries.GetValueOrDefault(path);
        Take(what, path, text.Sha256);
        if (file is not null && before != entries[path])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            // On a line of its own, whatever a crash left of the one before.
            File.AppendAllText(file, (EndsInALine(file) ? "" : "\n") + Line(what, path, text.Sha256));
        }
    }

    private void Take(string what, string path, string hash)
    {
        var before = entries.GetValueOrDefault(path);
        entries[path] = what is Writing ? new(before?.Held, before?.IsPublished ?? false, hash) : new(hash, what is Published, null);
    }

    private static bool EndsInALine(string file)
    {
        if (!File.Exists(file))
        {
            return true;
        }
        using var text = File.OpenRead(file);
        return text.Length == 0 || (text.Seek(-1, SeekOrigin.End) >= 0 && text.ReadByte() == '\n');
    }

    private static string Line(string what, string path, string hash) => $"{what}  {path}  {hash}\n";

    private sealed record Entry(string? Held, bool IsPublished, string? Beginning);
}
