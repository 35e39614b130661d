using Pace.Learning.Content.Files;
using Pace.Learning.Content.Rules;

namespace Pace.Learning.Content.Compilation;

/// <summary>
/// What a compilation leaves to those after it: its documents, before the findings of the library as a whole were added to theirs, and what is known of files. It holds no
/// more than that compilation had, and never changes, so several may take from it at once.
/// </summary>
internal sealed class KeptProofs(IReadOnlyDictionary<string, Proof> proofs, FileFacts facts, LanguageNotes language)
{
    public static KeptProofs None { get; } = new(new Dictionary<string, Proof>(), new(new MemoryFolder(new Dictionary<string, byte[]>())), LanguageNotes.None);

    public FileFacts Facts => facts;

    public LanguageNotes Language => language;

    /// <summary>The document as it was; <c>null</c> when it wasn't there, or couldn't be read.</summary>
    public Proof? Of(DocumentFile file) => proofs.TryGetValue(file.Path, out var proof) && proof is { Hash: not null, Asked: not null } ? proof : null;
}
