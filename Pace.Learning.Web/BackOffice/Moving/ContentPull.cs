using System.Text;
using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Delivery;
using Pace.Learning.Content.Files;
using Pace.Learning.Content.Moving;
using Pace.Learning.Web.Studio.Documents;

namespace Pace.Learning.Web.BackOffice.Moving;

/// <summary>How a content folder is brought up to an Umbraco.</summary>
/// <param name="Deletes">Whether files go that Umbraco doesn't publish.</param>
/// <param name="Overwrites">Whether files give way that were changed here and not there.</param>
/// <param name="OnlyTells">Whether nothing is written.</param>
internal sealed record PullChoices(bool Deletes, bool Overwrites, bool OnlyTells);

/// <summary>Writes what an Umbraco publishes as files. One that says the same keeps its bytes; so does one that was changed here while Umbraco's text stayed.</summary>
internal sealed class ContentPull(string folder, MovedRecord record, PullChoices choices, MoveReport report)
{
    public void Run(IReadOnlyList<DeliveredItem> items)
    {
        var files = Directory.Exists(folder) ? new DiskFolder(folder) : (IContentFolder)new MemoryFolder(new Dictionary<string, byte[]>());
        var locked = LockedVersions.Read(files);
        var tree = new DeliveredTree(items);
        foreach (var homeless in tree.Undelivered)
        {
            report.Failed(homeless.Name, homeless.Reason);
        }
        foreach (var (path, item) in tree.ByPath.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            if (MovableContent.Moves(path, locked))
            {
                Take(path, item);
            }
            else
            {
                report.Left(path, locked.HashOf(path) is null ? "A file can't have this name." : "This version is locked: people may have signed it.");
            }
        }
        foreach (var path in files.Paths.Where(p => MovableContent.Moves(p, locked) && !tree.ByPath.ContainsKey(p)))
        {
            Miss(path);
        }
    }

    private void Take(string path, DeliveredItem item)
    {
        MovedText theirs;
        try
        {
            theirs = MovedText.Of(path, item);
        }
        catch (UnreadableDeliveryException e)
        {
            report.Failed(path, e.Message);
            return;
        }
        var full = Path.Combine(folder, path);
        var before = File.Exists(full) ? DocumentFile.Of(File.ReadAllBytes(full)) : null;
        if (before is not null && MovedText.OfFile(path, before.Text, theirs.InBlocks).Text == theirs.Text)
        {
            report.Unchanged();
        }
        else if (before is not null && !choices.Overwrites && record.Knows(path, theirs))
        {
            report.Left(path, "It was changed here and not in Umbraco. \"content push\" brings it there; --overwrite puts Umbraco's text in its place.");
            return;
        }
        else
        {
            Write(full, theirs.Text, before);
            (before is null ? (Action<string>)report.Created : report.Changed)(path);
        }
        record.NotePublished(path, theirs);
    }

    private void Miss(string path)
    {
        // Something that couldn't be read may be the very document.
        if (!choices.Deletes || report.HasFailures)
        {
            report.Only(path, "only here");
            return;
        }
        if (!choices.OnlyTells)
        {
            File.Delete(Path.Combine(folder, path));
        }
        report.Deleted(path);
    }

    // With the line ends and the mark that the file had.
    private void Write(string full, string text, DocumentFile? before)
    {
        if (choices.OnlyTells)
        {
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var written = $"{full}.{Guid.NewGuid():N}";
        File.WriteAllBytes(written, [.. before is { HasMark: true } ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text.Replace("\n", before?.LineEnd ?? "\n", StringComparison.Ordinal))]);
        File.Move(written, full, overwrite: true);
    }
}
