import { describe, expect, it } from 'vitest';
import { result } from './evaluate.ts';

describe('addresses and their escapes in expressions', () => {
  it.each([
    ['System.Net.IPAddress.Parse("10.0.0.1").GetAddressBytes()', 'bytes 0a000001'],
    ['System.Net.IPAddress.TryParse("::1", out var ip) ? ip.AddressFamily.ToString() : "no"', '"InterNetworkV6"'],
    [`System.Net.WebUtility.HtmlEncode("<a href='x'>")`, '"&lt;a href=&#39;x&#39;&gt;"'],
    ['System.Net.WebUtility.UrlDecode("a+b%26")', '"a b&"'],
    ['System.Net.WebUtility.UrlEncode("a b&c")', '"a+b%26c"'],
    ['Uri.EscapeDataString("a b&c/ü!")', '"a%20b%26c%2F%C3%BC%21"'],
    ['Uri.UnescapeDataString("a%20b%2")', '"a b%2"'],
    ['new Uri("https://example.com/a").Host', '"example.com"'],
    ['new Uri("https://example.com:8443/a/b?x=1#f").PathAndQuery', '"/a/b?x=1"'],
    ['new Uri("https://u:p@h/p?q").GetLeftPart(UriPartial.Authority)', '"https://u:p@h"'],
    ['new Uri("nope")', 'UriFormatException: Invalid URI: The format of the URI could not be determined.'],
    ['new Uri(new Uri("https://h/a/b"), "../c").ToString()', '"https://h/c"'],
    ['new Uri("https://example.com/a/b/?x=1").Segments', '["/", "a/", "b/"]'],
    ['new Uri("https://example.com:443/a").ToString()', '"https://example.com/a"'],
    ['new Uri("https://example.com/a b").AbsoluteUri', '"https://example.com/a%20b"'],
    ['new Uri("https://example.com:8443").Authority', '"example.com:8443"'],
    ['new Uri("https://EXAMPLE.com").Host', '"example.com"'],
    ['new Uri("http://h/p?a=1").Query', '"?a=1"'],
    ['new Uri("http://h") == new Uri("http://h/")', 'true'],
    [`Uri.EscapeDataString("~-._'()*")`, '"~-._%27%28%29%2A"'],
    ['Uri.EscapeUriString("http://h/a b?c=d")', '"http://h/a%20b?c=d"'],
    ['System.Net.WebUtility.HtmlDecode("&lt;&#65;&#x42;&amp;&nope;")', '"<AB&&nope;"'],
    ['System.Net.WebUtility.UrlDecode("%E4%BD%A0+%zz")', '"你 %zz"'],
    ['System.Net.IPAddress.Parse("fe80::1").ToString()', '"fe80::1"'],
    ['System.Net.IPAddress.Parse("::ffff:1.2.3.4").GetAddressBytes().Length', '16'],
    ['System.Net.IPAddress.Parse("300.1.1.1")', 'FormatException: An invalid IP address was specified.'],
    ['System.Net.IPAddress.Parse("10.0.0.1").Equals(System.Net.IPAddress.Parse("10.0.0.1"))', 'true'],
    ['System.Net.IPAddress.IsLoopback(System.Net.IPAddress.Parse("127.0.0.1"))', 'true'],
    ['System.Net.IPAddress.TryParse("x", out var a) || a != null', 'false'],
  ])('%s is %s', (expression, expected) => {
    expect(result(expression)).toBe(expected);
  });
});
