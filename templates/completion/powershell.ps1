# PowerShell completion for apim-llm
Register-ArgumentCompleter -Native -CommandName apim-llm -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -le $cursorPosition } | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
    })
    if ($wordToComplete -eq '' -or $words.Count -eq 0 -or $words[-1] -ne $wordToComplete) { $words += , $wordToComplete }
    # An empty word would get lost between PowerShell and the program.
    $quoted = $words | ForEach-Object { if ($_ -eq '') { ':empty' } else { $_ } }
    & $commandAst.CommandElements[0].Extent.Text '__complete' '--' @quoted 2>$null | ForEach-Object {
        $value, $help = $_ -split "`t", 2
        if ($value -eq ':files') {
            Get-ChildItem -Path "$wordToComplete*" -ErrorAction SilentlyContinue | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_.FullName, $_.Name, 'ProviderItem', $_.FullName)
            }
        } else {
            if (-not $help) { $help = $value }
            $text = if ($value -match '[\s''"`$;(){}&|<>,]') { "'" + $value.Replace("'", "''") + "'" } else { $value }
            [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $help)
        }
    }
}
