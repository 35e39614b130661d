namespace Pace.Learning.Web.Platform.Security;

/// <summary>Text that may be missing, sealed and opened.</summary>
internal static class SealedText
{
    /// <summary>Seals what was written; <c>null</c> when it was nothing.</summary>
    public static async Task<byte[]?> SealIfAnyAsync(this PersonVault vault, Guid owner, string purpose, string? text, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(text) ? null : await vault.SealAsync(owner, purpose, text.Trim(), cancellation);

    /// <summary>Opens what was written; <c>null</c> when it was nothing, or when the key was destroyed.</summary>
    public static async Task<string?> OpenIfAnyAsync(this PersonVault vault, Guid owner, string purpose, byte[]? @sealed, CancellationToken cancellation) =>
        @sealed is { Length: > 0 } ? await vault.OpenAsync(owner, purpose, @sealed, cancellation) : null;
}
