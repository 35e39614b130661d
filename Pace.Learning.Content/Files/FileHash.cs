using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Pace.Learning.Content.Files;

/// <summary>The SHA-256 of a file's bytes.</summary>
internal readonly record struct FileHash(UInt128 First, UInt128 Second)
{
    public static FileHash Of(ReadOnlySpan<byte> bytes)
    {
        var hash = default(FileHash);
        SHA256.HashData(bytes, MemoryMarshal.AsBytes(new Span<FileHash>(ref hash)));
        return hash;
    }

    /// <summary>In lower-case hexadecimal, as <c>sha256sum</c> writes it.</summary>
    public override string ToString()
    {
        var hash = this;
        return Convert.ToHexStringLower(MemoryMarshal.AsBytes(new ReadOnlySpan<FileHash>(ref hash)));
    }
}
